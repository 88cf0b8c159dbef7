package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts under testdata run precis as its users do.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"precis": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	transport, err := filepath.Abs("../../generator/evaluate/testdata/transport")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true, UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("TRANSPORT", transport) // texts with labels
			return nil
		},
	})
}
