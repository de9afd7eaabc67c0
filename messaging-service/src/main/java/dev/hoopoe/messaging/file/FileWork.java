package dev.hoopoe.messaging.file;

import dev.hoopoe.common.lifecycle.WorkTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The bytes of a deleted account's files are removed before the account is gone. */
@ApplicationScoped
class FileWork {

    @Produces
    @Singleton
    static WorkTable removals() {
        return new WorkTable("file_removal");
    }
}
