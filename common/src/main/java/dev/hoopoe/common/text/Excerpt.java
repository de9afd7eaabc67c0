package dev.hoopoe.common.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A short part of a text around the first words that match a query, split into matching and other parts. Never cut
 * within a character as readers see it (an extended grapheme cluster, Unicode UAX 29); an ellipsis stands where the
 * text goes on.
 */
public record Excerpt(List<Part> parts) {

    private static final int BEFORE = 40;
    private static final int LONGEST = 200;

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final int ASCII = 0x80;
    private static final String ELLIPSIS = "…";

    public Excerpt {
        parts = List.copyOf(parts);
    }

    /** A part of the text; {@code match} for a word that matches. */
    public record Part(String text, boolean match) {}

    /** The excerpt of a text with these words. */
    static Excerpt of(String text, List<WrittenWord> words, SearchQuery query) {
        var asked = words.stream().filter(query::asksFor).toList();
        var from = asked.isEmpty() || asked.get(0).start() <= BEFORE
                ? 0
                : boundaryFrom(text, asked.get(0).start() - BEFORE);
        var to = boundaryUpTo(text, from);
        var parts = new ArrayList<Part>();
        var done = from;
        for (var word : asked) {
            var start = Math.max(done, boundaryNotAfter(text, done, word.start()));
            var end = boundaryFrom(text, word.end());
            if (end > to || end <= done) {
                continue;
            }
            if (start > done) {
                parts.add(new Part(text.substring(done, start), false));
            }
            add(parts, text.substring(start, end), start == done);
            done = end;
        }
        if (done < to) {
            parts.add(new Part(text.substring(done, to), false));
        }
        return new Excerpt(marked(parts, from > 0, to < text.length()));
    }

    /** Overlapping words, such as bigrams, are merged. */
    private static void add(List<Part> parts, String text, boolean adjoining) {
        var last = parts.size() - 1;
        if (adjoining && last >= 0 && parts.get(last).match()) {
            parts.set(last, new Part(parts.get(last).text() + text, true));
        } else {
            parts.add(new Part(text, true));
        }
    }

    private static List<Part> marked(List<Part> parts, boolean before, boolean after) {
        var marked = new ArrayList<>(parts);
        if (before) {
            marked.add(0, new Part(ELLIPSIS, false));
        }
        if (after) {
            marked.add(new Part(ELLIPSIS, false));
        }
        return marked;
    }

    /** The first boundary of a character at or after this index. */
    private static int boundaryFrom(String text, int place) {
        var matcher = CHARACTER.matcher(text).region(startBefore(text, place), text.length());
        while (matcher.find()) {
            if (matcher.start() >= place) {
                return matcher.start();
            }
        }
        return text.length();
    }

    private static int boundaryNotAfter(String text, int from, int place) {
        var last = from;
        var matcher = CHARACTER.matcher(text).region(from, text.length());
        while (last < place && matcher.find()) {
            if (matcher.end() > place) {
                return matcher.start();
            }
            last = matcher.end();
        }
        return last;
    }

    /** The last boundary of a character within the longest excerpt from there; a single longer character is not cut. */
    private static int boundaryUpTo(String text, int from) {
        var last = from;
        var matcher = CHARACTER.matcher(text).region(from, text.length());
        while (matcher.find() && (last == from || matcher.end() <= from + LONGEST)) {
            last = matcher.end();
        }
        return last;
    }

    /** An index at or before this one where a character begins, as every ASCII letter and space does. */
    private static int startBefore(String text, int place) {
        var start = Math.min(place, text.length() - 1);
        while (start > 0 && (text.charAt(start) >= ASCII || text.charAt(start) < ' ')) {
            start--;
        }
        return Math.max(0, start);
    }
}
