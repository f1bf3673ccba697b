notice-body = Obrigam alguém a trabalhar, ou a ter relações sexuais, e a pessoa não pode ir embora? Pode acontecer numa fazenda, numa cozinha, numa fábrica, numa casa ou na rua. { $text-number ->
    [none] Você pode ligar e pedir ajuda.
   *[other] Você pode ligar ou enviar um SMS e pedir ajuda.
}
