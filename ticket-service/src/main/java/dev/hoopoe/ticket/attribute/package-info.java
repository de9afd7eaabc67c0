/** Custom attributes, which directory-service owns: what an account has defined for its tickets. */
package dev.hoopoe.ticket.attribute;
