package dev.hoopoe.common.address;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of an e-mail address: before the {@code @} any letters, marks, digits and signs that need no quotation marks
 * (RFC 6531 §3.3), after it a domain (IDNA 2008 as UTS 46 reads it) of at least two labels. Takes time linear in the
 * text's length, which is checked first.
 */
public final class EmailSyntax {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final String NEEDS_QUOTES = "()<>[]:;@\\,\"";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters, marks, digits, and the characters that IDNA 2008 allows next to some of them (RFC 5892 appendix A). */
    private static final Pattern LABELS =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}.\\u200C\\u200D\\u00B7\\u0375\\u05F3\\u05F4\\u30FB-]++");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*+");
    private static final Pattern ASCII_DOMAIN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}+(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62}+)++");
    private static final Pattern PUNYCODE = Pattern.compile("(?:.*\\.)?xn--.*", Pattern.CASE_INSENSITIVE);

    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    private EmailSyntax() {}

    /** Whether the text is an address. */
    public static boolean isAddress(String text) {
        if (text.codePointCount(0, text.length()) > EmailAddress.LONGEST) {
            return false;
        }
        var at = text.indexOf('@');
        return at > 0 && isLocalPart(text.substring(0, at)) && isDomain(text.substring(at + 1));
    }

    /**
     * The one spelling of an address that has several: composed characters (NFC), and the domain's labels as people
     * read them, not as {@code xn--}. A text that is not an address is returned unchanged.
     */
    public static String canonical(String address) {
        var at = address.indexOf('@');
        if (at < 0 || address.length() > 2 * EmailAddress.LONGEST || isPlain(address, at)) {
            return address;
        }
        var local = Normalizer.normalize(address.substring(0, at), Normalizer.Form.NFC);
        return readable(address.substring(at + 1))
                .map(domain -> local + "@" + domain)
                .orElse(address);
    }

    private static boolean isPlain(String address, int at) {
        return ASCII.matcher(address).matches()
                && !PUNYCODE.matcher(address.substring(at + 1)).matches();
    }

    private static boolean isLocalPart(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_LOCAL_PART
                && text.codePoints().allMatch(EmailSyntax::mayStandInLocalPart);
    }

    private static boolean mayStandInLocalPart(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
            default -> NEEDS_QUOTES.indexOf(character) < 0;
        };
    }

    private static boolean isDomain(String text) {
        if (ASCII.matcher(text).matches() && !PUNYCODE.matcher(text).matches()) {
            return ASCII_DOMAIN.matcher(text).matches();
        }
        return readable(text).filter(domain -> domain.indexOf('.') > 0).isPresent();
    }

    /** The domain in Unicode; empty when the text is not a domain. */
    private static Optional<String> readable(String domain) {
        var found = new IDNA.Info();
        var unicode = NAMES.nameToUnicode(domain, new StringBuilder(), found).toString();
        var ascii = NAMES.nameToASCII(domain, new StringBuilder(), found);
        // Registered names with hyphens in third and fourth place are common.
        var isName = found.getErrors().stream().allMatch(error -> error == IDNA.Error.HYPHEN_3_4)
                && LABELS.matcher(unicode).matches()
                && !ascii.toString().endsWith(".");
        return isName ? Optional.of(unicode) : Optional.empty();
    }
}
