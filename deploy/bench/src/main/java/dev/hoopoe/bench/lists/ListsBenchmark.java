package dev.hoopoe.bench.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.desk.Desk;
import dev.hoopoe.bench.load.DeskLoad;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.load.Words;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.ServiceMemory;
import dev.hoopoe.bench.measure.Turns;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures pages of ticket lists through the gateway: the last against the first, with a total against without. */
public final class ListsBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double LAST_TO_FIRST = 2;
    private static final double TOTAL_TO_NONE = 1.5;
    private static final double MEMORY_GROWTH = 1.25;

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final ServiceMemory memory;
    private final Turns turns = new Turns();
    private final List<ListMeasure> viewers = new ArrayList<>();
    private final List<ListMeasure> filters = new ArrayList<>();

    public ListsBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
        this.memory = new ServiceMemory(suite, "ticket");
    }

    public void run(int rounds) {
        Desk administrator = login(suite.adminEmail());
        prepareViewers(administrator);
        prepareFilters(administrator);
        Optional<Measured> cursor = prepareCursor(administrator);
        double begun = memory.megabytes();
        progress.step("warming up");
        turns.warmUp(WARM_UP);
        double warm = memory.megabytes();
        turns.run(rounds, round -> progress.step("round " + round + " of " + rounds));
        double after = memory.megabytes();

        report.times(turns.all());
        report.ratioHeading();
        Measured base = viewers.get(0).first();
        viewers.forEach(this::judge);
        cursor.ifPresentOrElse(
                measured ->
                        report.ratio("page by cursor from the middle / first page", Ratio.ofMedians(measured, base)),
                () -> report.notOffered("page by cursor from the middle / first page"));
        viewers.stream().skip(1).forEach(viewer -> compare(viewer, base));
        filters.forEach(filter -> compare(filter, base));
        report.line(
                "%nticket-service holds %.0f MiB after its start, %.0f warm, %.0f measured (proportional set size)",
                begun, warm, after);
        report.claim("memory measured / warm <= " + MEMORY_GROWTH, after / warm <= MEMORY_GROWTH);
    }

    private void prepareViewers(Desk administrator) {
        viewers.add(new ListMeasure("administrator", administrator, "/api/tickets?", turns));
        viewers.add(new ListMeasure(
                "agent of the largest department", login(Staff.agentOfLargest()), "/api/tickets?", turns));
        viewers.add(new ListMeasure(
                "agent of the smallest department", login(Staff.agentOfSmallest()), "/api/tickets?", turns));
        viewers.add(new ListMeasure("unread first", administrator, "/api/agent/tickets?", turns));
    }

    private void prepareFilters(Desk administrator) {
        for (String filter : List.of(
                "status=closed",
                "status=new",
                "tag=" + DeskLoad.tag(0),
                "tag=" + DeskLoad.tag(39),
                "client_name=" + Words.RARE_NAME,
                "client_name=" + Words.COMMON_NAME)) {
            filters.add(new ListMeasure(filter, administrator, "/api/tickets?" + filter + "&", turns));
        }
    }

    private Optional<Measured> prepareCursor(Desk administrator) {
        JsonNode next = administrator
                .get("/api/tickets?page=" + viewers.get(0).middlePage())
                .path("next_cursor");
        return next.isTextual()
                ? Optional.of(turns.add(
                        "administrator, page by cursor from the middle",
                        () -> administrator.ask("/api/tickets?cursor=" + next.textValue())))
                : Optional.empty();
    }

    private void judge(ListMeasure list) {
        report.ratio(list.name() + ": last page / first", Ratio.ofMedians(list.last(), list.first()), LAST_TO_FIRST);
        report.ratio(list.name() + ": middle page / first", Ratio.ofMedians(list.middle(), list.first()));
        String total = list.name() + ": total / no total";
        list.withoutTotal()
                .ifPresentOrElse(
                        without -> report.ratio(total, Ratio.ofMedians(list.first(), without), TOTAL_TO_NONE),
                        () -> report.notOffered(total));
    }

    private void compare(ListMeasure list, Measured base) {
        report.ratio(list.name() + " / administrator: first page", Ratio.ofMedians(list.first(), base));
        report.ratio(list.name() + " / administrator: last page", Ratio.ofMedians(list.last(), base));
    }

    private Desk login(String email) {
        return Desk.at(suite.gatewayUrl()).login(email, suite.adminPassword());
    }
}
