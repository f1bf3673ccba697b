home-head = Tem medo de voltar para casa?
home-one = Quem vive com você lê as suas mensagens?
home-two = Precisa de licença para ver os amigos?
home-three = Já lhe bateram, empurraram ou trancaram?
home-text = Ou envie { $text-keyword } para { $text-number }.
home-code = Código que abre { $url }
home-phone = Use um telefone que ninguém controle.
