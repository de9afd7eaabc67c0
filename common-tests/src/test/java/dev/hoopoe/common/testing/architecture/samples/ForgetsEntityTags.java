package dev.hoopoe.common.testing.architecture.samples;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import java.util.List;

/** Forgets each of the things that {@link Tagged} promises, once, and twice nothing; without a path, so that no server offers it. */
abstract class ForgetsEntityTags {

    private final EntityTags tags;
    private final Things things;

    ForgetsEntityTags(EntityTags tags, Things things) {
        this.tags = tags;
        this.things = things;
    }

    /** A sample of a feature's transactions class. */
    static class Things {

        private final EntityTags tags;

        Things(EntityTags tags) {
            this.tags = tags;
        }

        String change(String thing) {
            List.of(thing).forEach(tags::require);
            return thing;
        }
    }

    @GET
    @Tagged
    public String readsWithoutTag() {
        return "thing";
    }

    @GET
    public String readsUntold() {
        return tags.show("thing");
    }

    @PUT
    @Tagged
    public String writesUnexpected() {
        return tags.show(things.change("thing"));
    }

    @PUT
    @Tagged
    public String writesUncompared() {
        tags.shownBy(String.class, thing -> thing);
        return tags.show("thing");
    }

    @DELETE
    @Tagged
    public void deletesUnexpected() {
        things.change("thing");
    }

    @PUT
    @Tagged
    public String forgetsNothing() {
        return shown(things.change(expected()));
    }

    @DELETE
    @Tagged
    public void deletesAsExpected() {
        things.change(expected());
    }

    private String expected() {
        tags.shownBy(String.class, thing -> thing);
        return "thing";
    }

    private String shown(String thing) {
        return tags.show(thing);
    }
}
