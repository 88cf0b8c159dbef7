package policy

import "strings"

// SymbolKey is the form in which document symbols are compared: without
// spaces, and without the year in brackets that some write and some do not:
// "S/RES/1325" for "S/RES/1325 (2000)".
func SymbolKey(symbol string) string {
	key := strings.Join(strings.Fields(symbol), "")
	rest, behind, ok := strings.Cut(key, "(")
	if ok && len(behind) == len("2000)") && (strings.HasPrefix(behind, "19") || strings.HasPrefix(behind, "20")) {
		return rest
	}
	return key
}

// Symbols parts two symbols of one work: "E/2019/28-E/CN.7/2019/13". A single
// symbol is given alone; none gives none.
func Symbols(symbol string) []string {
	if symbol == "" {
		return nil
	}
	for i := 1; i+1 < len(symbol); i++ {
		if symbol[i] == '-' && isDigit(symbol[i-1]) && symbol[i+1] >= 'A' && symbol[i+1] <= 'Z' {
			return append([]string{symbol[:i]}, Symbols(symbol[i+1:])...)
		}
	}
	return []string{symbol}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
