package dev.hoopoe.common.field;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** Upper bound of the steps to which RE2 compiles a regex: repetitions are expanded, nested ones multiply. */
final class RegexSize {

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,5})(,(\\d{0,5}))?}");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?]?(\\\\.|\\[:[^]]*:]|[^]\\\\])*+]", Pattern.DOTALL);
    private static final Pattern QUOTE = Pattern.compile("\\\\Q(.*?)(\\\\E|\\z)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\.", Pattern.DOTALL);

    /** Above any limit in use, and far from overflow. */
    private static final long ENOUGH = 1_000_000_000;

    private final ArrayDeque<Long> outerSizes = new ArrayDeque<>();
    private final String regex;
    private long size;
    private long last;
    private int position;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    static long of(String regex) {
        return new RegexSize(regex).total();
    }

    private long total() {
        while (position < regex.length()) {
            if (!consumeText(QUOTE) && !consumeText(ESCAPE) && !consumeText(CLASS) && !consumeRepetition()) {
                consumeCharacter(regex.charAt(position++));
            }
        }
        return outerSizes.stream().reduce(size, Long::sum);
    }

    private boolean consumeText(Pattern form) {
        var text = form.matcher(regex).region(position, regex.length());
        if (text.lookingAt()) {
            add(form == QUOTE ? text.group().length() : 1);
            position = text.end();
            return true;
        }
        return false;
    }

    private boolean consumeRepetition() {
        var repetition = REPETITION.matcher(regex).region(position, regex.length());
        if (!repetition.lookingAt()) {
            return false;
        }
        var most = repetition.group(3) == null || repetition.group(3).isEmpty()
                ? repetition.group(1)
                : repetition.group(3);
        var repeated = Math.min(last * Math.max(1, Long.parseLong(most)), ENOUGH);
        size += repeated - last;
        last = repeated;
        position = repetition.end();
        return true;
    }

    private void consumeCharacter(char character) {
        switch (character) {
            case '(' -> {
                outerSizes.push(size);
                size = 0;
            }
            case ')' -> {
                var group = size + 1;
                size = outerSizes.isEmpty() ? 0 : outerSizes.pop();
                add(Math.min(group, ENOUGH));
            }
            case '*', '+', '?', '|' -> size++;
            default -> add(1);
        }
    }

    private void add(long atom) {
        size += atom;
        last = atom;
    }
}
