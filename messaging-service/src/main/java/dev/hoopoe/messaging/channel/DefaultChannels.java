package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The channels that each account starts with. */
@ApplicationScoped
public class DefaultChannels {

    private static final List<String> NAMES = List.of("Web", "Email");

    private final ChannelTransactions transactions;

    DefaultChannels(ChannelTransactions transactions) {
        this.transactions = transactions;
    }

    /** Creates those that the current account lacks, in the caller's transaction. */
    public void create() {
        for (var name : NAMES) {
            transactions.create(
                    new NewChannel(ChannelSlug.ofName(name), name, null, true, JsonNodeFactory.instance.objectNode()));
        }
    }
}
