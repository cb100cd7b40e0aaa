module github.com/skycot/skycot

go 1.26
