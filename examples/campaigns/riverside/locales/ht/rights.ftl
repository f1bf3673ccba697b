rights-title = Ou gen dwa pa ou
rights-intro = Se pa janm fòt ou. Gen èd pou ou, kit ou gen papye kit ou pa genyen.

rights-papers-title = Papye ou
rights-papers = Ou ka kenbe pwòp paspò ou. Si se yon lòt moun ki genyen l, di sa lè ou rele.
rights-pay-title = Lajan travay ou
rights-pay = Ou ka mande yo peye ou pou travay ou. Ekri jou ak lè ou travay yo.
rights-doctor-title = Yon doktè
rights-doctor = Ou ka mande yon doktè. Ou ka mande pou ou wè doktè a poukont ou.
rights-lawyer-title = Yon avoka
rights-lawyer = Ou ka mande yon avoka. Avoka a di ou sa ou ka fè kote ou ye a.
rights-interpreter-title = Lang ou
rights-interpreter = Ou ka mande yon moun ki pale lang ou. Moun ou konnen pa oblije tradui.
rights-help-title = Avèk papye oswa san papye
rights-help = Kèlkeswa sa papye ou yo di, ou ka mande èd. Se ou ki deside sa pou ou fè apre.

rights-more = Li plis, kote ou ye a
