package lexicon

import (
	"strings"
	"testing"
)

// A text is said to be in another language only where its small words leave no
// doubt: neighbours of a language share some of them.
func TestLikely(t *testing.T) {
	english, err := For("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, want string }{
		{"English", "The speakers noted that the ferries of the north sail to the islands and that nobody is there to count them. ", ""},
		{"French", "Les intervenants ont dit que le port du nord est fermé en hiver et que la mer, qui est froide, ne gèle ni dans le détroit ni sous les ponts ; ils ont parlé avec le maire, par des lettres, des bateaux pour les îles, sur un ton calme, mais sans une réponse au sujet des quais ou aux questions. ", "fr"},
		{"Spanish", "Los oradores dijeron que el puerto del norte y la isla u otra isla, sin un barco, no tienen ni una luz en los muelles por la noche; hablaron con el alcalde sobre las tarifas para los pasajeros, pero si al final de la reunión o a la mañana se abre, nadie lo sabe. ", "es"},
		{"Portuguese", "Os oradores disseram que o porto do norte e a ilha não têm uma luz nos cais à noite; falaram com o presidente sobre as tarifas para os passageiros, mas ninguém sabe se no fim da reunião o porto abre por causa do gelo. ", ""},
		{"Dutch", "De sprekers zeiden dat de haven in het noorden in de winter dicht is en dat de veerboten naar de eilanden niet varen; zij vroegen de burgemeester om een brief aan de raad en om een antwoord op de vragen van de reizigers. ", ""},
		{"figures", "1 2 3 4 5 6 7 8 9 10 11 12. ", ""},
	} {
		got, err := Likely(strings.Repeat(test.text, 6), english)
		if err != nil {
			t.Fatal(err)
		}
		if got != test.want {
			t.Errorf("%s: said to be in %q, want %q", test.name, got, test.want)
		}
		if short, _ := Likely(test.text[:min(len(test.text), 60)], english); short != "" {
			t.Errorf("%s: a line of it is said to be in %q", test.name, short)
		}
	}
}
