package dev.hoopoe.directory.client;

import dev.hoopoe.common.field.FieldSet;
import java.util.function.Supplier;

/** A change of a client: its details after the change, from those before it. */
@FunctionalInterface
public interface ClientEdit {

    /**
     * The client's details after the change.
     *
     * @param fields the account's attributes; they are read from the database, so ask only when the data changes
     */
    ClientDetails apply(ClientSnapshot present, Supplier<FieldSet> fields);
}
