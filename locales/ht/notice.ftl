notice-body = Èske yo fòse yon moun travay, oswa gen relasyon seksyèl, e li pa ka ale? Sa ka rive nan yon fèm, nan yon kwizin, nan yon faktori, nan yon kay oswa nan lari. { $text-number ->
    [none] Ou ka rele epi mande èd.
   *[other] Ou ka rele oswa voye yon mesaj tèks, epi mande èd.
}
