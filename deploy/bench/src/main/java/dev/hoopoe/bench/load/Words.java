package dev.hoopoe.bench.load;

import java.util.random.RandomGenerator;

/** The words of tickets and the names of clients: many made up and skewed, a few known to whoever searches. */
public final class Words {

    /** In 30 % of all tickets. */
    public static final String COMMON = "printer";
    /** In ten tickets. */
    public static final String RARE = "axolotl";
    /** In about ten messages of a million, and in no ticket's own text. */
    public static final String RARE_IN_MESSAGES = "wombat";
    /** How three words begin that are in 1 % of all tickets each. */
    public static final String PREFIX = "invoi";
    /** The given name of about 30 % of all clients. */
    public static final String COMMON_NAME = "Maria";
    /** The family name of ten clients. */
    public static final String RARE_NAME = "Quokkason";

    static final int TICKETS_WITH_RARE = 10;
    static final int CLIENTS_WITH_RARE_NAME = 10;

    private static final double SHARE_OF_COMMON = 0.3;
    private static final double SHARE_OF_PREFIX = 0.03;
    private static final String[] PREFIXED = {"invoice", "invoices", "invoicing"};
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int VOCABULARY = 5_000;
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

    private final Skew skew = Skew.zipf(VOCABULARY, 0.8);
    private final Skew given = Skew.of(30, 12, 10, 9, 8, 7, 6, 6, 6, 6);
    private final String[] givenNames = {
        COMMON_NAME, "Ada", "Chen", "Fatima", "Grace", "Jamal", "Linus", "Noor", "Olga", "Pedro"
    };

    /** Adds some words, parted by spaces. */
    void write(int count, RandomGenerator random, StringBuilder text) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(' ');
            }
            text.append(word(skew.draw(random)));
        }
    }

    /** Adds those of the known words that this ticket is to have. */
    void writeKnown(boolean rare, RandomGenerator random, StringBuilder text) {
        if (random.nextDouble() < SHARE_OF_COMMON) {
            text.append(' ').append(COMMON);
        }
        if (random.nextDouble() < SHARE_OF_PREFIX) {
            text.append(' ').append(PREFIXED[random.nextInt(PREFIXED.length)]);
        }
        if (rare) {
            text.append(' ').append(RARE);
        }
    }

    String clientName(boolean rare, RandomGenerator random) {
        String family = word(random.nextInt(VOCABULARY));
        return givenNames[given.draw(random)] + " "
                + (rare ? RARE_NAME : Character.toUpperCase(family.charAt(0)) + family.substring(1));
    }

    /** A word of its own for each number, always the same. */
    static String word(int number) {
        StringBuilder word = new StringBuilder();
        int rest = number;
        do {
            int syllable = rest % SYLLABLES;
            word.append(CONSONANTS.charAt(syllable % CONSONANTS.length()))
                    .append(VOWELS.charAt(syllable / CONSONANTS.length()));
            rest /= SYLLABLES;
        } while (rest > 0);
        return number < SYLLABLES ? word.append('n').toString() : word.toString();
    }
}
