flyer-take = សូមហែកយកលេខ។ ទូរសព្ទនៅពេលមានសុវត្ថិភាព។
tab-text = ផ្ញើសារទៅ { $text-number }
