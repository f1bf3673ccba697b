### Textos comuns a várias folhas.

headline = Alguém controla a sua vida ou o seu trabalho?

what-it-is = Há tráfico de pessoas quando alguém usa a força, ameaças ou mentiras para obrigar outra pessoa a trabalhar ou a ter relações sexuais.
rights = A culpa nunca é sua. Você tem direitos, não importa o que digam os seus documentos.

sign-papers = Alguém ficou com o seu passaporte ou documentos?
sign-leave = Você tem medo de deixar o trabalho ou sair de casa?
sign-debt = Ficam com o seu salário para pagar uma dívida?
sign-watched = Alguém vigia você ou diz o que você deve falar?
sign-threats = Alguém ameaça você ou a sua família?
sign-forced = Obrigam você a fazer coisas que você não aceitou?

call-label = { $hours ->
    [always] Ligue, de dia ou de noite
   *[limited] Ligue
}
text-line = { $text-keyword ->
    [none] ou envie um SMS para { $text-number }
   *[other] ou envie { $text-keyword } por SMS para { $text-number }
}
languages-line = { $languages ->
    [0] Você não precisa dizer o seu nome.
    [one] Mais de { $languages } idioma. Você não precisa dizer o seu nome.
   *[other] Mais de { $languages } idiomas. Você não precisa dizer o seu nome.
}
emergency-line = <strong>Está em perigo agora? Ligue para o { $emergency }.</strong>
phone-safety = Alguém pode ver o que está no seu telefone. Use um de confiança.
bystander = A situação de outra pessoa preocupa você? Não intervenha por conta própria. Ligue e peça orientação.

qr-label = Leia o código para buscar ajuda
qr-alt = Código QR que abre { $url }
door-alt = Uma porta aberta por onde sai luz

version-line = { $evidence ->
    [none] Versão { $version }
   *[other] Versão { $version } · número verificado: { DATETIME($evidence) }
}
venue-line = { $venue }
