flyer-take = یک شماره بردارید. هر وقت امن بود تماس بگیرید.
tab-text = پیامک: { $text-number }
