language-row = <strong>အခု အန္တရာယ်ရှိလား။ { $emergency } ကို ခေါ်ပါ။</strong> · { call-label } · ယုံရတဲ့ ဖုန်းနဲ့။
