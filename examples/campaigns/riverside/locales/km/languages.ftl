language-row = <strong>កំពុងស្ថិតក្នុងគ្រោះថ្នាក់? ទូរសព្ទទៅ { $emergency }។</strong> · { call-label } · ប្រើទូរសព្ទដែលទុកចិត្ត។
