package dev.hoopoe.common.media;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The media types that a caller accepts; any without a valid header. */
final class Accept {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    /** What most clients send. */
    private static final Set<String> JSON_WILL_DO = Set.of("*/*", JSON);

    private static final Comparator<MediaRange> PRECISION = Comparator.comparingInt(MediaRange::precision);

    private final List<MediaRange> ranges;

    private Accept(List<MediaRange> ranges) {
        this.ranges = ranges;
    }

    /** @param values of the header, of which there may be none or several */
    static Accept parse(List<String> values) {
        if (values.isEmpty() || (values.size() == 1 && JSON_WILL_DO.contains(values.get(0)))) {
            return new Accept(List.of());
        }
        return new Accept(MediaRange.parseAll(String.join(",", values)));
    }

    /** The type with the highest quality, the first of equals; empty when none is accepted. */
    Optional<String> best(List<String> offered) {
        if (ranges.isEmpty()) {
            return Optional.of(offered.get(0));
        }
        String best = null;
        MediaRange liked = null;
        for (var type : offered) {
            var range = rangeOf(type);
            if (range.isPresent() && range.get().quality() > 0 && (liked == null || isAbove(range.get(), liked))) {
                best = type;
                liked = range.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isAbove(MediaRange one, MediaRange other) {
        return one.quality() > other.quality()
                || (one.quality() == other.quality() && one.precision() > other.precision());
    }

    /** The most specific range decides, even with quality 0. */
    private Optional<MediaRange> rangeOf(String name) {
        var slash = name.indexOf('/');
        return ranges.stream()
                .filter(range -> range.includes(name.substring(0, slash), name.substring(slash + 1)))
                .max(PRECISION);
    }
}
