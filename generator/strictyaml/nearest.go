package strictyaml

// Nearest gives the known word that a misspelt one most likely stands for, by
// the number of letters added, left out, changed or swapped with their
// neighbour, or "" when none is near. Of two that are equally near it gives
// the first. What is longer than any word is none misspelt.
func Nearest(word string, known []string) string {
	if len(word) > mostMisspelt {
		return ""
	}
	nearest, least := "", 1+max(1, len(word)/4)
	for _, k := range known {
		if max(len(k)-len(word), len(word)-len(k)) >= 4*least {
			continue // too far apart, whatever the letters
		}
		if n := edits(word, k); n < least {
			nearest, least = k, n
		}
	}
	return nearest
}

// mostMisspelt is how many bytes a misspelt word may have.
const mostMisspelt = 200

// edits counts the single-letter edits that lead from one word to another
// (optimal string alignment).
func edits(from, to string) int {
	a, b := []rune(from), []rune(to)
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			changed := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			rows[i][j] = min(changed, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
