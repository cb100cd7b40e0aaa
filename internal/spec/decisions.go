package spec

import "strings"

// Keys of decisions about rows that are there already. A key is one of these words and the names of what it is about, with two
// underscores between.
//
//	drop_entity__<table>                              Answer "yes": its rows are deleted
//	drop_field__<table>__<column>                     Answer "yes": its values are deleted
//	rename_field__<table>__<old>                      Answer: the new field's name
//	rename_option__<table>__<field>__<old>            Answer: the new option's value
//	fill__<table>__<column>                           Answer: what rows from before get, as people write it
//	unique__<table>__<column>                         said once, no answer changes anything
//	split_field__<table>__<column>__<part>__<part>…   Answer "words" or "commas": where the old value is cut, what is left goes into the last part; "no": the parts begin empty
const (
	DropEntity   = "drop_entity"
	DropField    = "drop_field"
	RenameField  = "rename_field"
	RenameOption = "rename_option"
	FillField    = "fill"
	UniqueField  = "unique"
	SplitField   = "split_field"
)

// RowsKey is the key of a decision about rows: one of the words above and the names it is about.
func RowsKey(word string, names ...string) string {
	return strings.Join(append([]string{word}, names...), "__")
}

// AboutRows says whether a key is of a decision about rows.
func AboutRows(key string) bool {
	word, _, ok := strings.Cut(key, "__")
	switch word {
	case DropEntity, DropField, RenameField, RenameOption, FillField, UniqueField, SplitField:
		return ok
	}
	return false
}
