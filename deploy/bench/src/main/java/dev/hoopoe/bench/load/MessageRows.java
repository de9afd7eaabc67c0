package dev.hoopoe.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes up the messages of tickets, one each on average, as rows of PostgreSQL's COPY; the same in every load. */
final class MessageRows {

    static final String COLUMNS = "uid, account_id, ticket_id, text, created_at";

    private static final long SEED = 1L << 32;
    private static final char NEXT = '\t';
    private static final Duration BETWEEN = Duration.ofHours(7);
    private static final double WITH_RARE = 1e-5;

    /** How many tickets have none, one, two messages and so on. */
    private static final Skew AMOUNT = Skew.of(45, 30, 13, 6, 3, 2, 1);

    private final Words words = new Words();

    /** The texts of a ticket's messages, the oldest first. */
    List<String> texts(int ticket) {
        SplittableRandom random = new SplittableRandom(SEED + ticket);
        int amount = AMOUNT.draw(random);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < amount; i++) {
            StringBuilder text = new StringBuilder();
            words.write(random.nextInt(8, 30), random, text);
            if (random.nextDouble() < WITH_RARE) {
                text.append(' ').append(Words.RARE_IN_MESSAGES);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    void write(int ticket, String account, Instant ticketCreated, StringBuilder rows) {
        Instant created = ticketCreated;
        for (String text : texts(ticket)) {
            created = created.plus(BETWEEN);
            rows.append(new UUID(created.toEpochMilli() << 16 | 0x7000, ticket | 1L << 63))
                    .append(NEXT)
                    .append(account)
                    .append(NEXT)
                    .append(ticket)
                    .append(NEXT)
                    .append(text)
                    .append(NEXT)
                    .append(created)
                    .append('\n');
        }
    }
}
