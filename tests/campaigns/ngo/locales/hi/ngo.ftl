ngo-head = आपको कोई रोक कर नहीं रख सकता।
ngo-body = { $values-motto } हम { $values-languages-spoken } भाषाओं में जवाब देते हैं। { $organization-email } पर लिखें, या पढ़ें: { $organization-web }
ngo-logo = { $organization-name } का लोगो
ngo-code = { $organization-web } खोलने वाला कोड
