package dev.hoopoe.ticket.image;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores images. */
@ApplicationScoped
class ImageRepository implements PanacheRepositoryBase<TicketImage, Long> {}
