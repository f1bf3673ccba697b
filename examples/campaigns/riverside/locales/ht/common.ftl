### Tèks plizyè fèy pataje.

headline = Èske yon moun ap kontwole lavi ou oswa travay ou?
short-question = Èske yo kontwole lavi ou?

what-it-is = Trafik moun se lè yon moun sèvi ak fòs, menas oswa manti pou fòse yon lòt moun travay oswa gen relasyon seksyèl.
rights = Se pa janm fòt ou. Ou gen dwa pa ou, kèlkeswa sa papye ou yo di.
not-smuggling = <strong>Trafik moun se pa fè moun janbe fwontyè an kachèt.</strong> Sa se kontrebann migran. Trafik moun se kontwole yon moun, e li pa bezwen fwontyè.

sign-papers = Èske yon moun kenbe paspò ou oswa pyès idantite ou?
sign-leave = Èske ou pè kite travay ou oswa kay ou?
sign-debt = Èske yo pran lajan travay ou pou peye yon dèt?
sign-watched = Èske yo siveye ou oswa yo di ou sa pou ou di?
sign-threats = Èske yon moun ap menase ou oswa fanmi ou?
sign-forced = Èske yo fòse ou fè sa ou pa t dakò fè?

call-label = { $hours ->
    [always] Rele, lajounen kou lannuit
   *[limited] Rele
}
text-line = { $text-keyword ->
    [none] oswa voye yon mesaj tèks nan { $text-number }
   *[other] oswa voye { $text-keyword } pa mesaj tèks nan { $text-number }
}
languages-line = { $languages ->
    [0] Ou pa bezwen bay non ou.
   *[other] Plis pase { $languages } lang nan telefòn. Ou pa bezwen bay non ou.
}
emergency-line = <strong>Ou an danje kounye a? Rele { $emergency }.</strong>
phone-safety = Yon moun ka tcheke telefòn ou. Sèvi ak yon telefòn ki san danje.
bystander = Ou enkyè pou yon lòt moun? Pa aji poukont ou. Rele epi mande konsèy.

qr-label = Eskane pou jwenn èd
qr-alt = Kòd QR ki louvri { $url }
door-alt = Yon pòt louvri ak limyè k ap soti ladan l
resource-alt = Kòd QR ki louvri { $resource-url }

version-line = { $evidence ->
    [none] Vèsyon { $version }
   *[other] Vèsyon { $version } · nimewo verifye: { DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = Se { $organization-name } ki ba ou fèy sa a
