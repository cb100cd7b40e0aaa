package intent

import "testing"

func TestRoundsAreToldFromWhatHappensInThem(t *testing.T) {
	for text, want := range map[string]struct {
		seconds  int
		mechanic string
		player   string
	}{
		"game for kids: penguin hops left or right from floe to floe, floes melt after 3 seconds, fish +2":                     {0, "catch", "penguin"},
		"Game: squirrel collects nuts falling from a tree, every 10 seconds it gets faster, after 45 seconds the game is over": {45, "catch", "squirrel"},
		"browser game, a heron stands in the river, fish swim by, tap to stab, 60 seconds, fish +1":                            {60, "pass", "heron"},
		"Whack a mole game, rounds of 30s": {30, "targets", ""},
	} {
		tool := Read(text, "").Tool
		if tool == nil {
			t.Fatalf("%s: no game", text)
		}
		g := tool.Game
		if g.Seconds != want.seconds || g.Mechanic != want.mechanic || g.Player != want.player {
			t.Errorf("%s: %d s, %q, player %q; want %+v", text, g.Seconds, g.Mechanic, g.Player, want)
		}
	}
}
