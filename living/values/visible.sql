sample_inner.moderation = 'approved'
