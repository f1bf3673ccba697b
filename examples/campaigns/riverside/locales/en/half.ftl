### The half sheet to hand out (layouts/half-sheet.toml): its other texts are those of common.ftl.

# Small print at the foot, one line of about 60 letters.
half-safety = Keep this paper only if it is safe. Use a phone you trust.
