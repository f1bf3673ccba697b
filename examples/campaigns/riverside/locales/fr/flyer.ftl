### Le tract avec des languettes à détacher.

flyer-take = Détachez un numéro. Appelez quand c’est sans danger.
tab-text = SMS au { $text-number }
