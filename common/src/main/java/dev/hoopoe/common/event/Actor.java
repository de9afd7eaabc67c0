package dev.hoopoe.common.event;

import dev.hoopoe.common.identity.Caller;
import java.util.Locale;

/**
 * Who caused an event.
 *
 * @param type {@code administrator}, {@code agent}, {@code client}, {@code service}, {@code anonymous} or {@code system}
 * @param id the person's UUID or the service's name; null for an anonymous caller or a job
 * @param name for display; null when unknown
 */
public record Actor(String type, String id, String name) {

    public static Actor of(Caller caller) {
        return new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.id(), caller.name());
    }
}
