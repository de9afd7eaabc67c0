/** HCall's dialect of people: the master, registration and user management (contract HCall). */
package dev.hoopoe.directory.hcall;
