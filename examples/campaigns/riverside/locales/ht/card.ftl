### Kat la. Devan kat la pa dwe montre sou kisa li pale.

card-front-title = Enfòmasyon pou kominote a
card-front-line = Nimewo itil pou ou kenbe
card-title = { $hours ->
    [always] Yon moun pou ou pale avè l, lajounen kou lannuit
   *[limited] Yon moun pou ou pale avè l
}
card-name-line = Ou pa bezwen bay non ou.
card-emergency = <strong>An danje kounye a? { $emergency }</strong>
card-safety = Kenbe kat sa a sèlman si sa san danje pou ou. Sèvi ak yon telefòn ki san danje.
