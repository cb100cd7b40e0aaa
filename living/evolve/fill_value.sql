-- @each field
-- @case text place
left('Not set'/* @if field.unique */ || ' ' || left(id::text, 8)/* @end */, 200 /* @= field.max_length */)
-- @case long_text
left('Not set', 5000 /* @= field.max_length */)
-- @case integer decimal money duration percent
least(greatest(0, 0 /* @= field.min */), 100 /* @= field.max */)
-- @case date
current_date
-- @case date_time
now()
-- @case time
'09:00'
-- @case boolean
false
-- @case enum
'open' /* @= field.first_value */
-- @case tags
'{}'
-- @case email
left(id::text, 8) || '@example.com'
-- @case phone
'-'
-- @case url
'https://example.com'/* @if field.unique */ || '/' || id/* @end */
-- @case reference member
-- @end
