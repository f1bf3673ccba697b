rights-title = Vous avez des droits
rights-intro = Ce n’est jamais votre faute. Il y a de l’aide pour vous, avec ou sans papiers.

rights-papers-title = Vos papiers
rights-papers = Vous pouvez garder votre propre passeport. Si quelqu’un l’a, dites-le en appelant.
rights-pay-title = Votre salaire
rights-pay = Vous pouvez demander qu’on paie votre travail. Notez vos jours et heures.
rights-doctor-title = Un médecin
rights-doctor = Vous pouvez demander un médecin. Vous pouvez demander à lui parler en privé.
rights-lawyer-title = Un avocat
rights-lawyer = Vous pouvez demander un avocat. L’avocat vous dit ce que vous pouvez faire là où vous êtes.
rights-interpreter-title = Votre langue
rights-interpreter = Vous pouvez demander quelqu’un qui la parle. Aucune personne que vous connaissez n’a à traduire pour vous.
rights-help-title = Avec ou sans papiers
rights-help = Quels que soient vos papiers, vous pouvez demander de l’aide. C’est vous qui décidez de la suite.

rights-more = Lire plus, là où vous êtes
