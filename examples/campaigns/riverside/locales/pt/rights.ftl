rights-title = Você tem direitos
rights-intro = A culpa nunca é sua. Existe ajuda para você, com ou sem documentos.

rights-papers-title = Seus documentos
rights-papers = Você pode guardar o seu próprio passaporte. Se está com outra pessoa, diga isso ao ligar.
rights-pay-title = Seu salário
rights-pay = Você pode pedir que paguem o seu trabalho. Anote os seus dias e as suas horas.
rights-doctor-title = Um médico
rights-doctor = Você pode pedir um médico. Você pode pedir para falar a sós com o médico.
rights-lawyer-title = Um advogado
rights-lawyer = Você pode pedir um advogado. O advogado diz o que você pode fazer onde está.
rights-interpreter-title = Seu idioma
rights-interpreter = Você pode pedir alguém que fale o seu idioma. Nenhum conhecido precisa traduzir.
rights-help-title = Com ou sem documentos
rights-help = Não importa o que digam os documentos, você pode pedir ajuda. Você decide o que fazer depois.

rights-more = Leia mais, onde você está
