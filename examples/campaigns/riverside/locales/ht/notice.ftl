notice-body = Èske yo fòse yon moun travay, oswa gen relasyon seksyèl, e li pa ka ale? Sa ka rive nan yon fèm, yon kwizin, yon faktori, yon kay oswa nan lari. { $text-number ->
    [none] Ou ka rele epi mande èd.
   *[other] Ou ka rele oswa voye yon mesaj tèks, epi mande èd.
}
