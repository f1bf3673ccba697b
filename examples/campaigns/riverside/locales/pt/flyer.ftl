### O folheto com tiras para destacar.

flyer-take = Leve um número. Ligue quando for seguro.
tab-text = SMS para { $text-number }
