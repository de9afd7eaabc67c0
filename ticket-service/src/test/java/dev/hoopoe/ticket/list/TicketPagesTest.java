package dev.hoopoe.ticket.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.ticket.testing.RandomTickets;
import dev.hoopoe.ticket.testing.RandomTickets.Row;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each page of a list, however far, is what a plain sort of all its tickets gives (decision 0041). */
@QuarkusTest
class TicketPagesTest {

    private static final int TICKETS = 4_000;
    private static final int ROWS_A_PAGE = 50;

    /** Rows that come before a page, from which on it is far. */
    private static final int FAR = 1_000;

    private static final Comparator<Row> NEWEST =
            Comparator.comparing(Row::createdAt).thenComparing(Row::id).reversed();

    private static final Comparator<Row> UNREAD =
            Comparator.comparing(Row::unread).reversed().thenComparing(NEWEST);

    private final SplittableRandom random = new SplittableRandom();

    private TicketFixture desk;
    private List<Long> departments;
    private Person agent;
    private Person agentOfMany;
    private Person agentOfNone;
    private List<UUID> marias;
    private RandomTickets tickets;
    private long tag;

    private record TicketList(String path, Person person, Predicate<Row> filter, Comparator<Row> order) {

        String page(int number) {
            return path + (path.contains("?") ? "&" : "?") + "limit=" + ROWS_A_PAGE + "&page=" + number;
        }
    }

    @BeforeEach
    void openTickets() {
        desk = TicketFixture.account();
        departments =
                LongStream.range(0, 4).map(one -> desk.department()).boxed().toList();
        agent = desk.agent(departments.get(0), departments.get(1));
        agentOfMany = desk.agent(Stream.concat(
                        departments.stream().limit(3),
                        LongStream.range(0, 40).map(one -> desk.department()).boxed())
                .toArray(Long[]::new));
        agentOfNone = desk.agent();
        marias = Stream.of("Maria", "MARIA Rossi", "Ana-maria")
                .map(name -> desk.client(name, "x@example.com"))
                .toList();
        tickets = new RandomTickets(
                desk,
                departments,
                List.of(agent.id(), agentOfMany.id(), agentOfNone.id()),
                Stream.concat(marias.stream(), Stream.of(desk.clientId())).toList());
        learnClients();
        tickets.insert(TICKETS);
        tag = desk.tag("common");
        tickets.tag(tag, TICKETS * 3 / 4);
    }

    @Test
    void pagesAreThoseOfAPlainSortWhateverWasWritten() {
        assertPages();
        tickets.change(TICKETS / 2);
        assertPages();
        tickets.rename(marias.get(0), "somebody else");
        marias = marias.subList(1, marias.size());
        assertPages();
        tickets.delete(TICKETS / 8);
        tickets.insert(TICKETS / 8);
        tickets.tag(tag, TICKETS / 8);
        assertPages();
    }

    @Test
    void pagesAndTotalsAreOfOneMomentWhileTicketsComeAndGo() {
        var before = tickets.all().stream().sorted(NEWEST).map(Row::id).toList();
        var writing = new AtomicBoolean(true);

        Together.times(3, number -> {
            if (number > 0) {
                while (writing.get()) {
                    var newest = desk.open().id();
                    desk.as(desk.administrator())
                            .delete("/api/tickets/" + newest)
                            .then()
                            .statusCode(200);
                }
                return null;
            }
            try {
                for (var i = 0; i < 100; i++) {
                    assertPageBehindNewOnes(before, page());
                }
            } finally {
                writing.set(false);
            }
            return null;
        });
    }

    /** A ticket of each brings a client into the copy that lists are narrowed by. */
    private void learnClients() {
        marias.forEach(client -> desk.open(desk.detailsWith("client_id", client)));
    }

    /** Tickets that are new since then are all newer, and the total says how many they are. */
    private void assertPageBehindNewOnes(List<Long> before, int number) {
        var page = read(desk.administrator(), "/api/tickets?limit=" + ROWS_A_PAGE + "&page=" + number);
        var begin = (number - 1) * ROWS_A_PAGE - (page.get("total").intValue() - before.size());
        assertEquals(before.subList(begin, begin + ROWS_A_PAGE), ids(page));
    }

    private void assertPages() {
        var all = tickets.all();
        for (var list : lists()) {
            var expected = all.stream()
                    .filter(row -> isVisible(row, list.person()))
                    .filter(list.filter())
                    .sorted(list.order())
                    .map(Row::id)
                    .toList();
            var last = (expected.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE;
            for (var number : List.of(1, page(), page(), Math.max(1, last), last + 1)) {
                var page = read(list.person(), list.page(number));
                var begin = Math.min(expected.size(), (number - 1) * ROWS_A_PAGE);
                var end = Math.min(expected.size(), begin + ROWS_A_PAGE);
                assertEquals(expected.subList(begin, end), ids(page), list.page(number));
                assertEquals(expected.size(), page.get("total").intValue(), list.page(number));
                assertEquals(end < expected.size() && begin < end, page.hasNonNull("next_cursor"), list.page(number));
            }
        }
    }

    private List<TicketList> lists() {
        var lists = new ArrayList<TicketList>();
        for (var person : List.of(desk.administrator(), agent, agentOfMany, agentOfNone)) {
            lists.add(new TicketList("/api/tickets", person, row -> true, NEWEST));
            lists.add(new TicketList("/api/agent/tickets", person, row -> true, UNREAD));
            lists.add(new TicketList("/api/agent/tickets/unread", person, Row::unread, UNREAD));
            lists.add(new TicketList(
                    "/api/tickets?status=new&status=closed&status=on_hold",
                    person,
                    row -> Set.of("new", "closed", "on_hold").contains(row.status()),
                    NEWEST));
            lists.add(new TicketList(
                    "/api/tickets?priority=low", person, row -> row.priority().equals("low"), NEWEST));
            lists.add(new TicketList(
                    "/api/tickets?tag=COMMON", person, row -> row.tags().contains(tag), NEWEST));
            lists.add(new TicketList(
                    "/api/agent/tickets?tag=common", person, row -> row.tags().contains(tag), UNREAD));
            lists.add(new TicketList(
                    "/api/tickets?tag=common&priority=high",
                    person,
                    row -> row.tags().contains(tag) && row.priority().equals("high"),
                    NEWEST));
            lists.add(new TicketList(
                    "/api/tickets?client_name=mariA", person, row -> marias.contains(row.client()), NEWEST));
            lists.add(new TicketList(
                    "/api/tickets?client_email=X@exa&status=new",
                    person,
                    row -> !row.client().equals(desk.clientId()) && row.status().equals("new"),
                    NEWEST));
            lists.add(new TicketList(
                    "/api/tickets?department_id=" + departments.get(0),
                    person,
                    row -> departments.get(0).equals(row.department()),
                    NEWEST));
        }
        return lists;
    }

    private int page() {
        return random.nextInt(FAR / ROWS_A_PAGE + 2, TICKETS * 3 / 4 / ROWS_A_PAGE);
    }

    private boolean isVisible(Row row, Person person) {
        Set<Long> own = person.equals(agent)
                ? Set.copyOf(departments.subList(0, 2))
                : person.equals(agentOfMany) ? Set.copyOf(departments.subList(0, 3)) : Set.of();
        UUID assignee = row.assignee();
        return person.equals(desk.administrator())
                || (row.department() != null && own.contains(row.department()))
                || person.id().equals(assignee);
    }

    private JsonNode read(Person person, String path) {
        return desk.list(person, path).extract().as(JsonNode.class).get("data");
    }

    private static List<Long> ids(JsonNode page) {
        return StreamSupport.stream(page.get("data").spliterator(), false)
                .map(ticket -> ticket.get("id").longValue())
                .toList();
    }
}
