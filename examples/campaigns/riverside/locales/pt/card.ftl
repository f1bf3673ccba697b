### O cartão. A frente não deve revelar o assunto.

card-front-title = Informações para a comunidade
card-front-line = Números úteis para guardar
card-title = { $hours ->
    [always] Alguém com quem falar, de dia ou de noite
   *[limited] Alguém com quem falar
}
card-name-line = Você não precisa dizer o seu nome.
card-emergency = <strong>Em perigo agora? { $emergency }</strong>
card-safety = Guarde este cartão só se for seguro. Use um telefone de confiança.
