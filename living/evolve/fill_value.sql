-- @each field
-- @case text place
left(/* @if field.unique */id::text || ' ' || /* @end */'Not set', 200 /* @= field.max_length */)
-- @case long_text rich_text
left('Not set', 5000 /* @= field.max_length */)
-- @case integer decimal money duration percent
-- @if not field.unique
/* @if field.has_max */least(/* @end *//* @if field.has_min */greatest(/* @end */0/* @if field.has_min */, 0 /* @= field.min */)/* @end *//* @if field.has_max */, 100 /* @= field.max */)/* @end */
-- @end
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
-- @case tags images
'{}'
-- @case email
id || '@example.com'
-- @case phone
/* @if field.unique */id::text/* @end *//* @if not field.unique */'-'/* @end */
-- @case url
'https://example.com'/* @if field.unique */ || '/' || id/* @end */
-- @case reference member image file
-- @end
