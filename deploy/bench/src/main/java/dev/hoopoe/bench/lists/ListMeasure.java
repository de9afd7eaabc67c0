package dev.hoopoe.bench.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Turns;
import java.util.Optional;

/** One list as one person sees it: its first, middle and last page, and its first without a total where that is offered. */
final class ListMeasure {

    private static final int ROWS_A_PAGE = 20;

    private final String name;
    private final long pages;
    private final Measured first;
    private final Measured middle;
    private final Measured last;
    private final Measured withoutTotal;

    /** The address ends so that a parameter may follow. */
    ListMeasure(String name, ApiClient api, String address, Turns turns) {
        this.name = name;
        JsonNode page = api.get(address + "page=1");
        long total = page.path("total").longValue();
        if (total == 0) {
            throw new IllegalStateException("There is nothing in the list of " + name);
        }
        this.pages = (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE;
        this.first = turns.add(name + ", first page", () -> api.ask(address + "page=1"));
        this.middle = turns.add(name + ", middle page", () -> api.ask(address + "page=" + middlePage()));
        this.last = turns.add(name + ", last page", () -> api.ask(address + "page=" + pages));
        this.withoutTotal = api.get(address + "total=false").path("total").isNumber()
                ? null
                : turns.add(name + ", first page without total", () -> api.ask(address + "page=1&total=false"));
    }

    String name() {
        return name;
    }

    long middlePage() {
        return Math.max(1, pages / 2);
    }

    Measured first() {
        return first;
    }

    Measured middle() {
        return middle;
    }

    Measured last() {
        return last;
    }

    Optional<Measured> withoutTotal() {
        return Optional.ofNullable(withoutTotal);
    }
}
