contacts-title = Ki moun ki ka ede
contacts-intro = Rele youn ladan yo epi mande. Ou pa bezwen bay non ou.

contact-hours = { $hours ->
    [always] Lajounen kou lannuit
   *[limited] A sèten lè
}
contact-languages = { $languages ->
    [0] Mande lang ou
   *[other] Plis pase { $languages } lang nan telefòn
}

contacts-more = Kote pou li plis
