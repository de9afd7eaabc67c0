/** What a person sees of himself or herself. */
package dev.hoopoe.directory.profile;
