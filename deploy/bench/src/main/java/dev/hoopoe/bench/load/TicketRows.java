package dev.hoopoe.bench.load;

import dev.hoopoe.bench.load.Clients.Client;
import dev.hoopoe.bench.load.Staff.Department;
import dev.hoopoe.common.text.SearchVector;
import dev.hoopoe.common.text.SearchWeight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up tickets as rows of PostgreSQL's COPY, each the same in every load: ids from 1, the newest the last. */
final class TicketRows {

    static final String TICKET_COLUMNS = "id, uid, account_id, version, title, description, client_id, channel_id,"
            + " department_id, status, priority, external_id, custom_fields, assignee_id, secret_hash, created_at,"
            + " updated_at, closed_at, resolved_at, search_words";
    static final String TAG_COLUMNS = "ticket_id, tag_id, account_id";

    /** Every so many-th ticket has an external id. */
    static final int EXTERNAL_EVERY = 20;

    private static final long SEED = 2;
    private static final Duration SPAN = Duration.ofDays(730);
    private static final String NULL = "\\N";
    private static final char NEXT = '\t';
    private static final double WITHOUT_DEPARTMENT = 0.03;
    private static final double ASSIGNED = 0.6;
    private static final double TAGGED = 0.25;
    private static final int HASH_LONGS = 4;

    private static final String[] STATUSES = {
        "closed", "resolved", "new", "wait_for_agent", "in_progress", "wait_for_user", "on_hold", "unresolved", "spam"
    };
    private static final Skew STATUS = Skew.of(80, 6, 3, 3, 3, 3, 1, 0.5, 0.5);
    private static final List<String> OVER = List.of("closed", "resolved", "unresolved", "spam");
    private static final String[] PRIORITIES = {"medium", "low", "high", "urgent"};
    private static final Skew PRIORITY = Skew.of(60, 25, 12, 3);

    private final String account;
    private final int tickets;
    private final List<Department> departments;
    private final List<Client> clients;
    private final List<Long> tags;
    private final Instant begin;
    private final Words words = new Words();
    private final MessageRows messages = new MessageRows();
    private final Skew departmentSkew = Skew.zipf(Staff.DEPARTMENTS, 1);
    private final Skew clientSkew;
    private final Skew tagSkew = Skew.zipf(TicketLoad.TAGS, 1);

    /** Rows of that many tickets, opened in the two years before the end. */
    TicketRows(
            String account,
            int tickets,
            List<Department> departments,
            List<Client> clients,
            List<Long> tags,
            Instant end) {
        this.account = account;
        this.tickets = tickets;
        this.departments = List.copyOf(departments);
        this.clients = List.copyOf(clients);
        this.clientSkew = Skew.zipf(clients.size(), 0.6);
        this.tags = List.copyOf(tags);
        this.begin = end.truncatedTo(ChronoUnit.MILLIS).minus(SPAN);
    }

    /** The external id of a ticket that has one. */
    static String externalId(int id) {
        return String.format(Locale.ROOT, "ORD-%08d", id);
    }

    void writeTicket(int id, StringBuilder rows) {
        SplittableRandom random = new SplittableRandom(SEED + id);
        String status = STATUSES[STATUS.draw(random)];
        Instant created = created(id);
        Instant changed = created.plusMillis(random.nextLong(SPAN.toMillis() / 100));
        boolean over = OVER.contains(status);
        rows.append(id)
                .append(NEXT)
                .append(uid(created, random))
                .append(NEXT)
                .append(account)
                .append("\t0\t");
        String title = text(random.nextInt(3, 8), random);
        String description = description(id, random);
        rows.append(title).append(NEXT).append(description);
        Client client = clients.get(clientSkew.draw(random));
        rows.append(NEXT).append(client.id()).append("\tweb\t");
        int department = departmentSkew.draw(random);
        boolean placed = random.nextDouble() >= WITHOUT_DEPARTMENT;
        rows.append(placed ? departments.get(department).id() : NULL).append(NEXT);
        rows.append(status)
                .append(NEXT)
                .append(PRIORITIES[PRIORITY.draw(random)])
                .append(NEXT);
        rows.append(id % EXTERNAL_EVERY == 0 ? externalId(id) : NULL);
        rows.append("\t{\"region\":\"EU\"}\t");
        UUID assignee = placed && random.nextDouble() < ASSIGNED ? agentOf(department, random) : null;
        rows.append(assignee == null ? NULL : assignee);
        rows.append("\t\\\\x");
        for (int i = 0; i < HASH_LONGS; i++) {
            rows.append(String.format(Locale.ROOT, "%016x", random.nextLong()));
        }
        rows.append(NEXT).append(created).append(NEXT).append(changed).append(NEXT);
        rows.append("closed".equals(status) ? changed : NULL).append(NEXT);
        rows.append(over ? changed : NULL).append(NEXT);
        SearchVector found = new SearchVector(created)
                .mark(placed ? "d" + departments.get(department).id() : null)
                .mark(assignee == null ? null : "u" + assignee)
                .add(SearchWeight.A, title)
                .add(SearchWeight.A, id % EXTERNAL_EVERY == 0 ? externalId(id) : null)
                .add(SearchWeight.B, client.name())
                .add(SearchWeight.C, description);
        messages.texts(id).forEach(text -> found.add(SearchWeight.D, text));
        rows.append(found.text()).append('\n');
    }

    void writeMessages(int id, StringBuilder rows) {
        messages.write(id, account, created(id), rows);
    }

    void writeTags(int id, StringBuilder rows) {
        SplittableRandom random = new SplittableRandom(-id);
        if (random.nextDouble() >= TAGGED) {
            return;
        }
        int first = tagSkew.draw(random);
        int second = tagSkew.draw(random);
        writeTag(id, first, rows);
        if (second != first) {
            writeTag(id, second, rows);
        }
    }

    private void writeTag(int id, int tag, StringBuilder rows) {
        rows.append(id)
                .append(NEXT)
                .append(tags.get(tag))
                .append(NEXT)
                .append(account)
                .append('\n');
    }

    private Instant created(int id) {
        return begin.plusMillis(SPAN.toMillis() * id / (tickets + 1L));
    }

    private String text(int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        words.write(count, random, text);
        return text.toString();
    }

    private String description(int id, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        words.write(random.nextInt(10, 30), random, text);
        int apart = tickets / Words.TICKETS_WITH_RARE;
        words.writeKnown(id % apart == apart / 2, random, text);
        return text.toString();
    }

    private UUID agentOf(int department, RandomGenerator random) {
        List<UUID> agents = departments.get(department).agents();
        return agents.get(random.nextInt(agents.size()));
    }

    /** Version 7 (RFC 9562 §5.7). */
    private static UUID uid(Instant created, RandomGenerator random) {
        long high = created.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(high, random.nextLong() >>> 2 | 1L << 63);
    }
}
