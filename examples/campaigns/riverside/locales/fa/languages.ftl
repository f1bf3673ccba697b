language-row = <strong>حالا در خطر هستید؟ با { $emergency } تماس بگیرید.</strong> · { call-label } · با تلفن مطمئن.
