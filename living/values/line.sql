g.key
