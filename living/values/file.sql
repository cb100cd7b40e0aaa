h.key
