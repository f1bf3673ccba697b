### The flyer with tabs to tear off. The tabs say nothing but the number.

flyer-take = Take a number. Call when it is safe.
# On the tab, under the number.
tab-text = text { $text-number }
