package dev.hoopoe.bench.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.SampleDataLoad;
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

/**
 * Measures pages of ticket lists through the gateway: each against the administrator's first, the last against the list's own
 * first, with a total against without.
 */
public final class ListsBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double PAGE_TO_ADMINISTRATORS_FIRST = 3;
    private static final double LAST_TO_FIRST = 2;
    private static final double TOTAL_TO_NONE = 1.5;
    private static final double MEMORY_GROWTH = 1.25;
    private static final String COMPARED = " / base";

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
        ApiClient administrator = login(suite.adminEmail());
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
        report.line("%nbase: %s", base.name());
        viewers.forEach(viewer -> judgeAllPages(viewer, base));
        filters.forEach(filter -> judgeFirstPage(filter, base));
        report.line(
                "%nticket-service holds %.0f MiB after its start, %.0f warm, %.0f measured (proportional set size)",
                begun, warm, after);
        report.claim("memory measured / warm <= " + MEMORY_GROWTH, after / warm <= MEMORY_GROWTH);
    }

    private void prepareViewers(ApiClient administrator) {
        viewers.add(new ListMeasure("administrator", administrator, "/api/tickets?", turns));
        viewers.add(new ListMeasure(
                "agent of the largest department", login(Staff.agentOfLargest()), "/api/tickets?", turns));
        viewers.add(new ListMeasure(
                "agent of the smallest department", login(Staff.agentOfSmallest()), "/api/tickets?", turns));
        viewers.add(new ListMeasure("unread first", administrator, "/api/agent/tickets?", turns));
    }

    private void prepareFilters(ApiClient administrator) {
        for (String filter : List.of(
                "status=closed",
                "status=new",
                "tag=" + SampleDataLoad.tag(0),
                "tag=" + SampleDataLoad.tag(39),
                "client_name=" + Words.RARE_NAME,
                "client_name=" + Words.COMMON_NAME)) {
            filters.add(new ListMeasure(filter, administrator, "/api/tickets?" + filter + "&", turns));
        }
    }

    private Optional<Measured> prepareCursor(ApiClient administrator) {
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
        String total = list.name() + ": total / no total";
        list.withoutTotal()
                .ifPresentOrElse(
                        without -> report.ratio(total, Ratio.ofMedians(list.first(), without), TOTAL_TO_NONE),
                        () -> report.notOffered(total));
    }

    private void judgeAllPages(ListMeasure list, Measured base) {
        report.ratio(
                list.name() + ": first page" + COMPARED,
                Ratio.ofMedians(list.first(), base),
                PAGE_TO_ADMINISTRATORS_FIRST);
        report.ratio(
                list.name() + ": middle page" + COMPARED,
                Ratio.ofMedians(list.middle(), base),
                PAGE_TO_ADMINISTRATORS_FIRST);
        report.ratio(
                list.name() + ": last page" + COMPARED,
                Ratio.ofMedians(list.last(), base),
                PAGE_TO_ADMINISTRATORS_FIRST);
    }

    private void judgeFirstPage(ListMeasure list, Measured base) {
        report.ratio(
                list.name() + ": first page" + COMPARED,
                Ratio.ofMedians(list.first(), base),
                PAGE_TO_ADMINISTRATORS_FIRST);
        report.ratio(list.name() + ": middle page" + COMPARED, Ratio.ofMedians(list.middle(), base));
        report.ratio(list.name() + ": last page" + COMPARED, Ratio.ofMedians(list.last(), base));
    }

    private ApiClient login(String email) {
        return ApiClient.at(suite.gatewayUrl()).login(email, suite.adminPassword());
    }
}
